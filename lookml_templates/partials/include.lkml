<# declared: a path, from the project's root. #>
include: << declared | quoted >>
