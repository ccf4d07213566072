"""Who stands below whom, whatever a package says of it."""

from hypothesis import given
from hypothesis import strategies as st

from roles.exchange.case_tree import too_deep, tree
from roles.exchange.limits import MAX_NESTED

EDGES = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=20)


@given(EDGES)
def test_every_way_up_ends(edges):
    found = tree(edges)
    for item in found.parents:
        seen = set()
        while item in found.parents:
            assert item not in seen
            seen.add(item)
            item = found.parents[item]


@given(EDGES)
def test_every_edge_counts_or_is_named_with_a_reason(edges):
    found = tree(edges)
    assert len(found.parents) + len(found.unused) == len(edges)
    counted = {edge for number, edge in enumerate(edges) if number not in found.unused}
    assert counted == set(found.parents.items())


@given(EDGES)
def test_an_item_loses_all_its_parents_only_to_a_circle(edges):
    found = tree(edges)
    closing = [edges[number][0] for number, reason in found.unused.items() if "circle" in reason]
    assert {child for child, _ in edges} == set(found.parents) | set(closing)


def test_the_edge_that_closes_a_circle_is_the_one_that_does_not_count():
    found = tree([("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")])
    assert found.parents == {"a": "b", "b": "c", "d": "a"}
    assert list(found.unused) == [2]
    assert found.path("d") == ["c", "b", "a"]


def test_a_long_chain_is_found_in_whatever_order_it_stands():
    chain = {n: n + 1 for n in range(20_000)}
    assert too_deep({str(child): str(parent) for child, parent in chain.items()})
    assert too_deep({str(child): str(parent) for child, parent in reversed(chain.items())})
    assert not too_deep({str(n): str(n + 1) for n in range(MAX_NESTED)})
