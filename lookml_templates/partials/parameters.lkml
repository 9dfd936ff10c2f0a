<# parameters: lookml::Parameter, those without a place of their own; indentation: in blanks. #>
<% for it in parameters %>
<< indentation | blanks >><< it.name | word >>:
<%- if it.value.form == "expression" and it.name is startingwith("sql") %><< it.value.text | sql(indentation) >> ;;
<% elif it.value.form == "expression" %><< it.value.text | expression(indentation) >> ;;
<% elif it.value.form == "block" %><% if it.value.name is not none %> << it.value.name | word >><% endif %> {
<% with parameters = it.value.parameters, indentation = indentation + 2 %>
<% include "partials/parameters.lkml" %>
<% endwith %>
<< indentation | blanks >>}
<% else %> << it.value | value(indentation) >>
<% endif %>
<% endfor %>
