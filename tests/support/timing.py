import gc
from collections.abc import Callable
from time import thread_time


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Of the processor, for the quickest of some rounds; other work of the machine and of the collector is left out."""
    taken = []
    collects = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            started = thread_time()
            work()
            taken.append(thread_time() - started)
    finally:
        if collects:
            gc.enable()
    return min(taken)
