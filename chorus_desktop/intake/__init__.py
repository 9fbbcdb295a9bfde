"""From outside files to domain objects, with a French problem for each thing that does not fit."""
