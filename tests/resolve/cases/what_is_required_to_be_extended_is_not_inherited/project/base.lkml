view: base { extension: required dimension: id {} }
view: orders { extends: [base] }
explore: base { extension: required hidden: yes view_name: orders }
explore: orders { extends: [base] }
