"""What runs intended and did."""
