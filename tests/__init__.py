"""The tests: unit, contract, behaviour, process; and the factories and fakes they share."""
