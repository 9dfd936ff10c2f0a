# ours
<% if declarations %>
<% endfor %>
