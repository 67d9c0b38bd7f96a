.PHONY: demo serve worker test check fix setup
demo serve worker test check fix setup:
	@./run $@
