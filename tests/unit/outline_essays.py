"""Essays written for the outline's tests, one for each thing an argument can do."""

STUDENT_ESSAY = """\
Should museums be free for everybody?

Museums have existed for hundreds of years and they keep many treasures. Nowadays a lot of them ask visitors to pay. \
However, I am strongly convinced that museums ought to be free for everybody.

First of all, free entrance brings people into museums who would never come otherwise. Families with a low income have \
to think twice before they buy tickets. For instance, in my city the number of visitors doubled when the art museum \
stopped asking for money.

Secondly, museums belong to the public. They are built and repaired with the taxes of all citizens. Besides, the \
objects were often given to the state as presents.

Some people claim that museums cannot survive without tickets. However, the money from tickets is only a small part of \
their budget. A museum in London earns more with its cafe than it did with tickets.

To sum up, although tickets bring some income, entrance to museums should be free of charge.
"""

OP_ED = """\
Close the bridge at night

By ten in the evening the old bridge at Renn carries nothing but taxis and the wind. Last week I stood on it for two \
hours and counted nine cars. A heron walked across, slowly, on the line in the middle.

The city of Renn means to spend four million on lamps for it. It says so on a poster at the town hall.

The council should close the bridge to cars from ten to five, and leave the dark to the river.

Darkness is not a defect that has to be repaired. In 1987 the neighbouring town of Halm lit its weir, and within three \
summers the bats were gone. According to Dr. Senna Wirth, who has counted them since, they never came back.

It is true that a closed bridge means a longer way for the night nurses. But there are six of them, and a bus costs \
less than one lamp.
"""

ANECDOTE = """\
Uniforms do not make us equal, and our school should stop pretending that they do.

A jumper hides less than it shows. On my first day at the new school I wore the same blue jumper as everybody else. \
Two girls looked at my shoes and laughed. One of them asked me where my mother bought such things. Teachers see shoes \
as well as we do.

Let us spend the money on a lunch for everyone. Nobody laughs at a plate.
"""

NO_POSITION = """\
The river Orne rises in the hills north of the town. It runs through a narrow valley for some thirty kilometres. Two \
mills stand on its left bank. The upper one ground flour until the railway came. The lower one is a private house. In \
winter the meadows are flooded. Herons and cormorants fish there.
"""

ONE_BREATH = (
    "Dog owners should pay more for the dirt that is left on the pavement. "
    "Of course it is not the fault of the animals. "
    "But somebody has to clean the shoes of a whole street. "
    "Besides, the bags are free."
)
