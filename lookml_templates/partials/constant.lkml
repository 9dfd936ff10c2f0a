<# declared: lookml::Constant. #>
constant: << declared.name | word >> {
  value: << declared.value | quoted >>
<% if declared.export is not none %>
  export: << declared.export | word >>
<% endif %>
}
