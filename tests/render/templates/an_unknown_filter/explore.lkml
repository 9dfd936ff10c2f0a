<% for declaration in declarations %>
explore: << declaration.declared.name | shout >> {}
<% endfor %>
