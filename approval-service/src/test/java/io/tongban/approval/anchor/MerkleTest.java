package io.tongban.approval.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.crypto.Sm3;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTest {

    @Test
    void everyPathLeadsToTheRootAndNoOtherPlaceDoes() {
        for (int size = 1; size <= 70; size++) {
            List<byte[]> leaves = leaves(size);
            Merkle tree = new Merkle(leaves);

            assertThat(tree.root()).as("size %d", size).isEqualTo(second(leaves));
            for (int place = 0; place < size; place++) {
                byte[] path = tree.path(place);
                assertThat(up(leaves.get(place), path, place, size)).isEqualTo(tree.root());
                int other = (place + 1) % size;
                if (other != place) {
                    assertThat(up(leaves.get(place), path, other, size)).isNotEqualTo(tree.root());
                }
            }
        }
    }

    @Test
    void aTreeOverNothingAndOverOne() {
        assertThat(HexFormat.of().formatHex(new Merkle(List.of()).root()))
                .isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
        assertThat(new Merkle(leaves(1)).root()).isEqualTo(leaves(1).get(0));
        assertThat(new Merkle(leaves(1)).path(0)).isEmpty();
    }

    @Test
    void aLeafKnowsItsCaseItsEntryAndItsHead() {
        byte[] leaf = Merkle.leaf(new UUID(1, 2), 3, new byte[32]);

        assertThat(leaf)
                .isNotEqualTo(Merkle.leaf(new UUID(1, 3), 3, new byte[32]))
                .isNotEqualTo(Merkle.leaf(new UUID(1, 2), 4, new byte[32]))
                .isNotEqualTo(Merkle.leaf(new UUID(1, 2), 3, Sm3.digest()));
    }

    @Test
    void theWayBetweenRootsIsShortAndEachNamesTheOneBefore() {
        for (SortedSet<Long> numbers : List.of(
                numbers(5),
                numbers(1, 2, 3),
                numbers(3, 1_000_000),
                numbers(7, 8, 4097, 999_999),
                numbers(1, 1L << 40))) {
            SortedSet<Long> way = Root.way(numbers);

            assertThat(way).containsAll(numbers);
            assertThat(way.first()).isEqualTo(numbers.first());
            assertThat(way.last()).isEqualTo(numbers.last());
            int bits = Long.SIZE - Long.numberOfLeadingZeros(numbers.last());
            assertThat(way.size()).isLessThanOrEqualTo(numbers.size() * (bits * (bits + 1) / 2 + 1));
            Long before = null;
            for (long number : way) {
                assertThat(before == null || before == number - 1 || before == Root.back(number))
                        .as("%s before %s in %s", before, number, way)
                        .isTrue();
                before = number;
            }
        }
        assertThat(Root.way(new TreeSet<>())).isEmpty();
    }

    private static SortedSet<Long> numbers(long... numbers) {
        return Arrays.stream(numbers).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Merkle.leaf(new UUID(0, i), i + 1, Sm3.digest(new byte[] {(byte) i})))
                .toList();
    }

    /** The same tree from above: the left half is the largest power of two below. */
    private static byte[] second(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return Sm3.digest(new byte[] {1}, second(leaves.subList(0, left)), second(leaves.subList(left, leaves.size())));
    }

    private static byte[] up(byte[] leaf, byte[] path, int place, int size) {
        byte[] node = leaf;
        int at = 0;
        for (int width = size, p = place; width > 1; width = (width + 1) / 2, p /= 2) {
            if ((p ^ 1) < width && at + 32 <= path.length) {
                byte[] neighbour = Arrays.copyOfRange(path, at, at + 32);
                node = p % 2 == 0
                        ? Sm3.digest(new byte[] {1}, node, neighbour)
                        : Sm3.digest(new byte[] {1}, neighbour, node);
                at += 32;
            }
        }
        return at == path.length ? node : new byte[0];
    }
}
