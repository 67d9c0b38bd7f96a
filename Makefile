.PHONY: demo serve worker test check fix catalog setup
demo serve worker test check fix catalog setup:
	@./run $@
