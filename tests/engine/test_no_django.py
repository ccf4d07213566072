"""The engine is plain Python: it imports the standard library, numpy, the HiGHS solver and itself, and nothing else."""

import ast
import sys
from pathlib import Path

import pytest

import assessor
from assessor import engine
from tests.test_boundaries import imported

ENGINE = Path(engine.__file__).parent
ALLOWED = {*sys.stdlib_module_names, "numpy", "highspy"}
PLAIN_VALUES = {"datetime.date", "datetime.timedelta"}  # a day can be reckoned with; what day it is, is given


def is_allowed(module: str) -> bool:
    return module.split(".")[0] in ALLOWED or f"{module}.".startswith("assessor.engine.")


@pytest.mark.parametrize("path", sorted(ENGINE.rglob("*.py")), ids=lambda path: path.name)
def test_the_engine_imports_no_django(path):
    assert [module for module in imported(path) if not is_allowed(module)] == []


@pytest.mark.parametrize("path", sorted(ENGINE.rglob("*.py")), ids=lambda path: path.name)
def test_the_engine_reads_no_clock_no_chance_and_no_files(path):
    forbidden = {"datetime", "time", "random", "secrets", "os", "pathlib", "io", "socket", "importlib"}
    assert {module.split(".")[0] for module in imported(path) if module not in PLAIN_VALUES} & forbidden == set()
    nodes = list(ast.walk(ast.parse(path.read_text())))
    calls = {node.func.id for node in nodes if is_call_of_a_name(node)}
    assert calls & {"open", "__import__", "eval", "exec"} == set()
    assert {node.attr for node in nodes if isinstance(node, ast.Attribute)} & {"today", "now", "fromtimestamp"} == set()


def is_call_of_a_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def test_its_parent_package_imports_nothing():
    assert list(imported(Path(assessor.__file__))) == []


@pytest.mark.parametrize("module", ["django.db", "roles.models", "assessor.catalogue", "assessor.engineering"])
def test_the_rule_can_fail(module):
    assert not is_allowed(module)
