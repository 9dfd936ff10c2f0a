# lint: allow unbounded-explore, because it is small
explore: free { from: events }
