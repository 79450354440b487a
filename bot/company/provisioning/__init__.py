"""Who works here, as the company's identity provider says it (SCIM): comes, moves, leaves."""
