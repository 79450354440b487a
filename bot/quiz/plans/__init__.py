"""When I …, I will …: what somebody plans to do, and what came of it."""
