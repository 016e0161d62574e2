"""The frozen tick in other programs' hands, each as a fair user of it would write it (``../tick.md``)."""
