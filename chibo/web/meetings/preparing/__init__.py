"""Before the members are invited: plan, agenda, consultation, papers, and convening."""
