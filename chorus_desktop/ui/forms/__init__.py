"""Forms generated from the domain's fields: a page names a model and its sections, the rows follow."""
