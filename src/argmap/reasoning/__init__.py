"""What follows from a debate: verdicts, why they are as they are, and the words for them.

`judge.judge` is the way in, `supposition.supposition` checks what is supposed, `why.why` explains one claim, `words`
holds every sentence, and `answers` the JSON shapes that other programs read.
"""
