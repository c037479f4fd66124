"""What every request goes through and every answer carries: access, policy, compression, language, tags."""
