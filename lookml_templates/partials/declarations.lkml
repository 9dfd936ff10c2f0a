<# What stands at the top level of a file. declarations: lookml::Declaration, in order.
   A blank line parts them, but not lines of the same kind. #>
<% for declaration in declarations %>
<% set is_new_kind = loop.changed(declaration.declares) %>
<% if not loop.first and (is_new_kind or declaration.declares not in ["include", "parameter"]) %>

<% endif %>
<% set declared = declaration.declared %>
<% include "partials/" ~ declaration.declares ~ ".lkml" %>
<% endfor %>
