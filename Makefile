.PHONY: demo serve web worker doctor test check fix catalog setup
demo serve web worker doctor test check fix catalog setup:
	@./run $@
