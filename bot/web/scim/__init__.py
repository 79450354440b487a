"""SCIM 2.0 (RFC 7643, 7644), as Okta, Entra and others call it."""
