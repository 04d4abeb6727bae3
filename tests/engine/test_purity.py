"""The engine is pure: it needs nothing of the application, and says what it promises."""

import importlib
import inspect
import json
import pkgutil
import subprocess
import sys
from types import FunctionType, ModuleType

import pytest

import advisor.engine

MODULES = [f"advisor.engine.{module.name}" for module in pkgutil.iter_modules(advisor.engine.__path__)]

LOADED = """
import importlib, json, sys
for name in {names}:
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def test_it_loads_nothing_of_the_application() -> None:
    program = LOADED.format(names=MODULES)
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    loaded = set(json.loads(printed))
    assert set(MODULES) <= loaded
    assert {name for name in loaded if name.split(".")[0] in ("django", "catalog", "pydantic")} == set()
    of_advisor = {name for name in loaded if name.split(".")[0] == "advisor"}
    assert of_advisor == {"advisor", "advisor.engine", *MODULES}


def public_functions(module: ModuleType) -> list[FunctionType]:
    """The functions of a module, and of its classes the methods, that others may call."""
    own = [each for each in vars(module).values() if getattr(each, "__module__", "") == module.__name__]
    functions = [each for each in own if inspect.isfunction(each)]
    classes = [each for each in own if inspect.isclass(each) and not each.__name__.startswith("_")]
    methods = [each for one in classes for each in vars(one).values() if inspect.isfunction(each)]
    return [each for each in (*functions, *methods) if not each.__name__.startswith("_")]


@pytest.mark.parametrize("name", MODULES)
def test_it_states_the_contract_of_each_module_and_public_function(name: str) -> None:
    module = importlib.import_module(name)

    assert module.__doc__
    assert [each.__qualname__ for each in public_functions(module) if not inspect.getdoc(each)] == []
