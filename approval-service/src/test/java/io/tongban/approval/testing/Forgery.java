package io.tongban.approval.testing;

import io.tongban.approval.evidence.Canonical;
import io.tongban.support.crypto.Sm2;
import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An evidence file in the hands of somebody who means harm and knows the format. */
public final class Forgery {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> LISTS = List.of("entries", "documents", "roots", "anchors", "signers");

    private final String original;
    private final ObjectNode file;

    public Forgery(String original) {
        this.original = original;
        this.file = (ObjectNode) JSON.readTree(original);
    }

    /** @param where a pattern for what the checker must name */
    public record Altered(String how, byte[] bytes, String where) {}

    public ObjectNode file() {
        return file;
    }

    public String text() {
        return Canonical.of(file);
    }

    public int size(String list) {
        return list(list).size();
    }

    public Forgery remove(String list, int at) {
        list(list).remove(at);
        return this;
    }

    public Forgery swap(String list, int one, int other) {
        JsonNode first = list(list).get(one);
        list(list).set(one, list(list).get(other));
        list(list).set(other, first);
        return this;
    }

    public Forgery say(String list, int at, String pointer, String text) {
        JsonPointer way = JsonPointer.compile(pointer);
        JsonNode parent = list(list).get(at).at(way.head());
        if (parent instanceof ArrayNode array) {
            array.set(way.last().getMatchingIndex(), JSON.getNodeFactory().stringNode(text));
        } else {
            ((ObjectNode) parent).put(way.last().getMatchingProperty(), text);
        }
        return this;
    }

    /** The same place of another file. */
    public Forgery take(String list, int at, String from) {
        list(list).set(at, JSON.readTree(from).path(list).get(at));
        return this;
    }

    /** Leaves so many entries, and their documents. */
    public Forgery cut(int entries) {
        while (size("entries") > entries) {
            remove("entries", entries);
        }
        while (size("documents") > 0
                && list("documents").get(size("documents") - 1).path("entry").asInt() > entries) {
            remove("documents", size("documents") - 1);
        }
        return this;
    }

    /** Cut back to the first anchor, and nothing left that shows it but what is signed. */
    public Forgery cutWhole() {
        cut(list("anchors").get(0).path("entry").asInt());
        while (size("anchors") > 1) {
            remove("anchors", 1);
        }
        while (size("roots") > 1) {
            remove("roots", 1);
        }
        state().put("anchors", 1).put("seq", size("entries"));
        state().put("root", list("roots").get(0).path("n").asLong());
        state().put(
                        "hash",
                        list("entries").get(size("entries") - 1).path("hash").asString());
        return this;
    }

    /** All digests and links of the entries made anew. */
    public Forgery relink() {
        String previous = "0".repeat(64);
        for (JsonNode each : list("entries")) {
            ObjectNode entry = (ObjectNode) each;
            if (entry.has("content")) {
                byte[] salt = HexFormat.of().parseHex(entry.path("salt").asString());
                entry.put("digest", Sm3.hex(salt, utf8(Canonical.of(entry.path("content")))));
            }
            previous = Sm3.hex(
                    lines("tongban-entry-1", file, entry, "application", "seq", "kind", "at", "digest"),
                    utf8(previous + "\n"));
            entry.put("hash", previous);
        }
        state().put("hash", previous);
        return this;
    }

    /** The documents carry the new links, and their entries the new digests. */
    public Forgery redocument() {
        for (JsonNode each : list("documents")) {
            ObjectNode source = (ObjectNode) each.path("source");
            int seq = each.path("entry").asInt();
            source.put("head", list("entries").get(seq - 2).path("hash").asString());
            ((ObjectNode) list("entries").get(seq - 1).path("content")).put("sm3", Sm3.hex(utf8(Canonical.of(source))));
            relink();
        }
        return this;
    }

    /** Roots of one's own over the forged heads, and all signed with a key of one's own. */
    public Forgery signedBy(String secret) {
        byte[] key = HexFormat.of().parseHex(secret);
        byte[] point = Sm2.publicKey(key);
        String id = Sm3.hex(new byte[] {4}, point).substring(0, 32);
        file.putArray("signers")
                .addObject()
                .put("id", id)
                .put("point", HexFormat.of().formatHex(point));
        String before = "0".repeat(64);
        long number = 0;
        ArrayNode roots = file.putArray("roots");
        for (JsonNode each : list("anchors")) {
            int seq = each.path("entry").asInt();
            ((ObjectNode) each).put("root", ++number).put("place", 0).put("path", "");
            String leaf = "00"
                    + UUID.fromString(file.path("application").asString())
                            .toString()
                            .replace("-", "") + String.format("%016x", seq)
                    + list("entries").get(seq - 1).path("hash").asString();
            ObjectNode root = roots.addObject()
                    .put("n", number)
                    .put("at", list("entries").get(seq - 1).path("at").asString())
                    .put("size", 1)
                    .put("merkle", Sm3.hex(HexFormat.of().parseHex(leaf)))
                    .put("previous", before)
                    .put("key", id);
            root.put(
                    "back",
                    (number & (number - 1)) == 0
                            ? "0".repeat(64)
                            : roots.get((int) (number & (number - 1)) - 1)
                                    .path("hash")
                                    .asString());
            byte[] text = lines("tongban-root-1", file, root, "n", "at", "size", "merkle", "previous", "back", "key");
            before = Sm3.hex(text);
            root.put("hash", before).put("signature", HexFormat.of().formatHex(Sm2.sign(key, text)));
        }
        state().put("root", number).put("key", id);
        byte[] said =
                lines("tongban-state-1", file, state(), "application", "seq", "hash", "anchors", "root", "at", "key");
        state().put("signature", HexFormat.of().formatHex(Sm2.sign(key, said)));
        return this;
    }

    /** Something, somewhere. */
    public Altered altered(Random random, String another) {
        return random.nextBoolean() ? bytesAltered(random) : partsAltered(random, another);
    }

    private Altered bytesAltered(Random random) {
        byte[] bytes = utf8(original);
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(20);
        String where = near(new String(bytes, 0, at, StandardCharsets.UTF_8).length());
        int kind = random.nextInt(5);
        return switch (kind) {
            case 0, 1 -> {
                bytes[at] ^= (byte) (1 + random.nextInt(255));
                yield new Altered("a byte changed", bytes, where);
            }
            case 2 ->
                new Altered(
                        "bytes removed", spliced(bytes, at, Math.min(at + length, bytes.length), new byte[0]), where);
            case 3 ->
                new Altered("a byte put in", spliced(bytes, at, at, new byte[] {(byte) random.nextInt(256)}), where);
            default -> new Altered("cut off", spliced(bytes, at, bytes.length, new byte[0]), where);
        };
    }

    private Altered partsAltered(Random random, String another) {
        String list = LISTS.get(random.nextInt(LISTS.size()));
        int at = random.nextInt(size(list));
        String place = "\n  " + list + "\\[" + at + "]";
        int kind = random.nextInt(6);
        switch (kind) {
            case 0 -> {
                remove(list, at);
                return new Altered(
                        "removed from " + list, utf8(text()), "\n  (" + list + "|entries|anchors|roots|signers|state)");
            }
            case 1 -> {
                int other = random.nextInt(size(list));
                if (other != at) {
                    swap(list, at, other);
                    return new Altered(
                            "swapped in " + list, utf8(text()), "\n  " + list + "\\[(" + at + "|" + other + ")]");
                }
                return deep(random, (ObjectNode) list(list).get(at), list, place);
            }
            case 2 -> {
                JsonNode foreign = JSON.readTree(another).path(list);
                if (at < foreign.size() && !foreign.get(at).equals(list(list).get(at))) {
                    take(list, at, another);
                    return new Altered("another case's in " + list, utf8(text()), place);
                }
                return deep(random, (ObjectNode) list(list).get(at), list, place);
            }
            case 3 -> {
                ((ObjectNode) list(list).get(at)).put("x" + random.nextInt(9), "added");
                return new Altered("a member added in " + list, utf8(text()), place);
            }
            default -> {
                return deep(random, (ObjectNode) list(list).get(at), list, place);
            }
        }
    }

    /** One value changed, somewhere below. */
    private Altered deep(Random random, ObjectNode object, String list, String place) {
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = object.path(name);
        if (value instanceof ObjectNode below && !below.isEmpty()) {
            return deep(random, below, list, place);
        }
        if (value.isNumber()) {
            object.put(name, value.asLong() + 1 + random.nextInt(3));
        } else if (value.isBoolean()) {
            object.put(name, !value.booleanValue());
        } else if (value.isString() && !value.stringValue().isEmpty()) {
            StringBuilder text = new StringBuilder(value.stringValue());
            int at = random.nextInt(text.length());
            char other = (char) ('0' + random.nextInt(10));
            text.setCharAt(at, other == text.charAt(at) ? 'f' : other);
            object.put(name, text.toString());
        } else {
            object.put(name, "another");
        }
        return new Altered("a value changed in " + list, utf8(text()), place);
    }

    /** The part in which that character stands, or one beside it; where the bytes are no text any more, the character. */
    private String near(int character) {
        List<String> near = new ArrayList<>();
        boolean inside = false;
        for (String list : LISTS) {
            int from = original.indexOf("\"" + list + "\":[");
            for (int i = 0; i < size(list); i++) {
                String part = Canonical.of(list(list).get(i));
                int begin = original.indexOf(part, from);
                if (character >= begin - 40 && character <= begin + part.length() + 40) {
                    near.add("\n  " + list + "(\\[" + i + "]|: )");
                }
                inside |= character > begin && character < begin + part.length();
                from = begin + part.length();
            }
        }
        if (!inside) {
            near.add("\n  (file|application|format|state)");
        }
        for (int at = character - 2; at < character + 22; at++) {
            near.add("\n  file: 第 " + at + " ");
        }
        return String.join("|", near);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        byte[] made = new byte[bytes.length - (to - from) + with.length];
        System.arraycopy(bytes, 0, made, 0, from);
        System.arraycopy(with, 0, made, from, with.length);
        System.arraycopy(bytes, to, made, from + with.length, bytes.length - to);
        return made;
    }

    private ArrayNode list(String name) {
        return (ArrayNode) file.path(name);
    }

    private ObjectNode state() {
        return (ObjectNode) file.path("state");
    }

    private static byte[] lines(String first, ObjectNode file, ObjectNode of, String... members) {
        StringBuilder text = new StringBuilder(first).append('\n');
        for (String member : members) {
            text.append((member.equals("application") ? file : of).path(member).asString())
                    .append('\n');
        }
        return utf8(text.toString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
