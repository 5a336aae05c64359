"""The page in a real browser. All tests share one event loop, and with it one browser: see `pytestmark` in each."""
