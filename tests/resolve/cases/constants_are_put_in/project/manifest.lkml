project_name: "shop"
constant: CONNECTION { value: "athena" export: override_required }
constant: SCHEMA { value: "logs" export: override_optional }
constant: REGION { value: "EU" }
