//! What the runners share: from a table and a configuration to the files of a project.
