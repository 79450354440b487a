"""Documents that lie elsewhere: a folder, a Git repository, a website, Confluence."""
