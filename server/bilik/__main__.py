"""Lets `python -m bilik` do what the `bilik` command does."""

from bilik.cli import main

if __name__ == "__main__":
    main()
