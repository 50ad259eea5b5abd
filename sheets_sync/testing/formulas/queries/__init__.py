"""The language of QUERY: ``select A, sum(B) where C > 1 group by A order by sum(B) desc``."""
