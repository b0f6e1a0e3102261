"""What follows from a debate: verdicts, why they are as they are, what they hang on. No sentence is said here.

`judge.judge` is the way in, `supposition.supposition` checks what is supposed, `why.why` explains
one claim, `cruxes.cruxes`, `smallest.smallest_change` and `balance.balance` say what it hangs on
and what is missing. The words for all of it are in the room `words`.
"""
