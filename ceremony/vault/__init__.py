"""Where documents lie: sealed for the endpoints, and the secrets that open them until the release."""
