"""How the end of a training is told while another window is in front."""
