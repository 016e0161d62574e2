"""``python -m sandbox`` is the ``suanli`` command."""

from sandbox.cli import main

if __name__ == "__main__":
    main()
