"""What can be asked about members. Every question names the day it is asked for."""
