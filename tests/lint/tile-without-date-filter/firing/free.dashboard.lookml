- dashboard: free
  elements:
  - name: All
    explore: free
    type: looker_grid
    fields: [free.rows]
