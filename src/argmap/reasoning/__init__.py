"""What follows from a debate: verdicts, why they are as they are, what they hang on, and the words for all of it.

`judge.judge` is the way in, `supposition.supposition` checks what is supposed, `why.why` explains one claim,
`cruxes.cruxes`, `smallest.smallest_change` and `balance.balance` say what it hangs on and what is missing, `words`
holds every sentence, and `shapes` the JSON that other programs read.
"""
