"""Import: older agendas as text into the working model. Used by the operator from the command line."""
