import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks the evidence file (存证文件) of a case, offline and alone: {@code java EvidenceChecker.java FILE [KEYS]} with any JDK
 * from 17 on. The format, and what a valid file shows and does not show, stand in approval-service/EVIDENCE.md; whoever does
 * not trust this program can write another from there. It says 有效 VALID, or where the file is wrong and how; entries[3] is
 * the fourth entry. Exit code 0: valid. 1: not valid, or what was given beside does not belong to it. 2: nothing to check.
 */
public final class EvidenceChecker {

    static final String USAGE = """
            java EvidenceChecker.java FILE [KEYS] [OPTION…]
              FILE  存证文件, the answer of GET /api/applications/{id}/evidence
              KEYS  另行取得的公钥: any text that holds the public keys (128 hexadecimal digits each), as the answer of
                    GET /api/evidence/keys. Not from where the file is from: whoever forges a file puts his own keys in it
              --head HEX                        whether this 存证链头, on a document or in a notice, is of this chain
              --file FILE                       whether this file was submitted, or is the print of a document of this case
              --field ENTRY POINTER SALT VALUE  whether this stood behind a mask, as: --field 1 /phone 3f… 13900000001
            """;

    public static void main(String[] args) {
        System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** All but the exit. */
    public static int run(String[] args, PrintStream out) {
        try {
            Deque<String> rest = new ArrayDeque<>(List.of(args));
            byte[] file = Files.readAllBytes(Path.of(rest.remove()));
            boolean brought = !rest.isEmpty() && !rest.peek().startsWith("--");
            EvidenceChecker checker = new EvidenceChecker(brought ? keysIn(rest.remove()) : Set.of());
            try {
                checker.check(new Reader(file).file());
                while (!rest.isEmpty()) {
                    checker.beside(rest.remove(), rest);
                }
            } catch (Malformed e) {
                checker.faults.add(e.getMessage());
            }
            return checker.conclude(out);
        } catch (IOException | NoSuchElementException | IllegalArgumentException e) {
            out.println("无法核验 cannot check: " + e.getMessage() + "\n" + USAGE);
            return 2;
        }
    }

    static Set<String> keysIn(String file) throws IOException {
        Set<String> keys = Pattern.compile("(?<![0-9a-f])[0-9a-f]{128}(?![0-9a-f])").matcher(Files.readString(Path.of(file)))
                .results().map(MatchResult::group).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            throw new IOException("没有公钥 no public key in " + file);
        }
        return keys;
    }

    // ------------------------------------------------------------------------------------------------ the file

    static final String NONE = "0".repeat(64);
    static final String ANY = "(?s).*", NUMBER = "0|[1-9]\\d{0,15}", SM3 = "\"[0-9a-f]{64}\"", SHORT = "\"[0-9a-f]{32}\"";
    static final String KEY = "\"[0-9a-f]{128}\"", INSTANT = "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\"";

    final List<String> faults = new ArrayList<>(), notes = new ArrayList<>();
    /** Public keys from elsewhere; empty where none were given. */
    final Set<String> brought;
    /** Id → public key, those in the file; and the ids that something is signed with. */
    final Map<String, String> signers = new TreeMap<>();
    final Set<String> used = new TreeSet<>();
    String application;
    List<Json> entries = List.of(), documents = List.of(), anchors = List.of();

    EvidenceChecker(Set<String> brought) { this.brought = brought; }

    void check(Json file) {
        if (shape(file, "anchors", ANY, "application", "\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"", "documents", ANY,
                "entries", ANY, "format", "\"tongban-evidence-1\"", "roots", ANY, "signers", ANY, "state", ANY)) {
            application = file.text("application");
            entries = file.list("entries");
            documents = file.list("documents");
            anchors = file.list("anchors");
            file.list("signers").forEach(this::signer);
            String head = entries();
            documents();
            anchors(roots(file.list("roots")));
            state(file.get("state"), head);
            need(used.equals(signers.keySet()), "signers", "公钥应为 should be those that sign in this file: " + used);
        }
    }

    void signer(Json signer) {
        if (shape(signer, "id", SHORT, "point", KEY)) {
            String key = signer.text("point"), id = sm3(hex("04" + key)).substring(0, 32);
            need(signer.text("id").equals(id) && signers.put(id, key) == null, signer.path,
                    "公钥与编号不符 the key has another id, or is there twice");
            need(brought.isEmpty() || brought.contains(key), signer.path,
                    "此公钥不在您另行取得的公钥之中 is none of the keys that you brought: " + id);
        }
    }

    /** Gives the last link. */
    String entries() {
        String previous = NONE;
        for (int i = 0; i < entries.size(); i++) {
            Json entry = entries.get(i), content = entry.get("content"), opening = entry.get("opening");
            List<String> shape = new ArrayList<>(List.of("at", INSTANT, "digest", SM3, "hash", SM3, "kind",
                    "\"(START|MOVE|DOCUMENT|NOTICE)\"", "seq", NUMBER));
            shape.addAll(content == null ? List.of() : List.of("content", ANY, "salt", SHORT));
            shape.addAll(content == null || opening == null ? List.of() : List.of("opening", ANY));
            if (shape(entry, shape.toArray(String[]::new))) {
                need(entry.number("seq") == i + 1, entry.path,
                        "应为第 " + (i + 1) + " 项,有缺失或调换 should be entry " + (i + 1) + ": missing or moved");
                need(content == null || isDigest(entry.text("digest"), entry.text("salt"), content.source), entry.path,
                        "内容被改动 the content does not have its digest");
                need(sm3(lines("tongban-entry-1", application, entry.text("seq"), entry.text("kind"), entry.text("at"), entry.text("digest"),
                        previous)).equals(entry.text("hash")), entry.path, "与前一项不相连 does not follow on the entry before it");
                need(opening == null || !shape(opening, "actor", ANY, "salt", SHORT)
                        || isDigest(content.text("actor"), opening.text("salt"), opening.get("actor").source), entry.path + ".opening",
                        "经办人与摘要不符 is not the person whose digest the content holds");
            }
            previous = entry.text("hash");
        }
        return previous;
    }

    void documents() {
        Iterator<Json> given = documents.iterator();
        for (Json entry : entries) {
            Json content = entry.get("content");
            if (content != null && entry.text("kind").equals("DOCUMENT")
                    && need(given.hasNext(), entry.path, "缺少文书 its document is missing")) {
                Json document = given.next();
                if (shape(document, "entry", NUMBER, "source", ANY)) {
                    need(document.text("entry").equals(entry.text("seq")), document.path, "应为该项的文书 should be the document of " + entry.path);
                    need(sm3(utf8(document.get("source").source)).equals(content.text("sm3")), document.path,
                            "文书被改动或替换 does not have the digest that " + entry.path + " holds");
                    need(linkOf(document.get("source").text("head"), entry.number("seq")) != null, document.path,
                            "文书所载存证链头不在链上 carries a head that is no link before it");
                }
            }
        }
        given.forEachRemaining(document -> need(false, document.path, "没有对应的存证项 is held by no entry"));
    }

    NavigableMap<Long, Json> roots(List<Json> roots) {
        NavigableMap<Long, Json> byNumber = new TreeMap<>();
        Json before = null;
        for (Json root : roots) {
            if (shape(root, "at", INSTANT, "back", SM3, "hash", SM3, "key", SHORT, "merkle", SM3, "n", NUMBER, "previous", SM3,
                    "signature", KEY, "size", NUMBER)) {
                byte[] text = lines("tongban-root-1", root.text("n"), root.text("at"), root.text("size"), root.text("merkle"),
                        root.text("previous"), root.text("back"), root.text("key"));
                need(sm3(text).equals(root.text("hash")), root.path, "存证根 " + root.text("n") + " 被改动 the root does not have its hash");
                need(isLinked(root, before), root.path,
                        "存证根 " + root.text("n") + " 与前一根不相连 the root is not linked to the one before it");
                signed(root, text);
                byNumber.put(root.number("n"), root);
                before = root;
            }
        }
        return byNumber;
    }

    /** Each root names the last one, and one long before it: its number with the lowest bit cleared. */
    static boolean isLinked(Json root, Json before) {
        long n = root.number("n"), back = n & (n - 1), last = before == null ? -1 : before.number("n");
        String hash = before == null ? NONE : before.text("hash");
        return n > 0 && (before == null || last == n - 1 || last == back)
                && (n == 1 ? NONE : last == n - 1 ? hash : root.text("previous")).equals(root.text("previous"))
                && (back == 0 ? NONE : last == back ? hash : root.text("back")).equals(root.text("back"));
    }

    void anchors(NavigableMap<Long, Json> roots) {
        long last = 0;
        for (Json anchor : anchors) {
            if (shape(anchor, "entry", NUMBER, "path", "\"([0-9a-f]{64})*+\"", "place", NUMBER, "root", NUMBER)) {
                long n = anchor.number("root"), seq = anchor.number("entry");
                Json root = roots.get(n), entry = seq < 1 || seq > entries.size() ? null : entries.get((int) seq - 1);
                boolean there = entry != null && entry.text("hash").matches("[0-9a-f]{64}");
                if (need(n > last && root != null, anchor.path, "缺少存证根 " + n + " 或顺序有误 its root is missing or out of order")
                        && need(there, anchor.path,
                                "存证根 " + n + " 所载第 " + seq + " 项缺失 the root holds an entry that is missing or broken here")) {
                    byte[] leaf = hex("00" + application.replace("-", "") + String.format("%016x", seq) + entry.text("hash"));
                    need(merkle(leaf, anchor, root.number("size")).equals(root.text("merkle")), anchor.path,
                            "存证根 " + n + " 不含本案此链头 the root does not hold this head of this case");
                    if (root.text("at").compareTo(entry.text("at")) < 0) {
                        notes.add(root.path + ": 早于所载事项 is earlier than the entry that it holds: the clocks differ");
                    }
                }
                last = n;
            }
        }
        need(roots.isEmpty() || !anchors.isEmpty() && roots.firstKey() == anchors.get(0).number("root") && roots.lastKey() == last,
                "roots", "首尾应为锚定本案的存证根 should begin and end with roots that hold heads of this case");
    }

    /** The root of a tree of that size in which this leaf has that place; a node without a neighbour goes up unchanged. */
    static String merkle(byte[] leaf, Json anchor, long size) {
        String node = sm3(leaf), path = anchor.text("path");
        long place = anchor.number("place");
        for (long width = size; width > 1; width = (width + 1) / 2, place /= 2) {
            if ((place ^ 1) < width) {
                String neighbour = path.substring(0, Math.min(64, path.length()));
                path = path.substring(neighbour.length());
                node = sm3(hex("01" + (place % 2 == 0 ? node + neighbour : neighbour + node)));
            }
        }
        return path.isEmpty() && place == 0 ? node : "";
    }

    /** What was said of this file, and signed, when it was made: how far it goes. */
    void state(Json state, String head) {
        if (shape(state, "anchors", NUMBER, "at", INSTANT, "hash", SM3, "key", SHORT, "root", NUMBER, "seq", NUMBER, "signature", KEY)) {
            signed(state, lines("tongban-state-1", application, state.text("seq"), state.text("hash"), state.text("anchors"),
                    state.text("root"), state.text("at"), state.text("key")));
            need(state.number("seq") == entries.size() && state.text("hash").equals(head), "state", "应有 " + state.text("seq") + " 项,实为 "
                    + entries.size() + " 项或链头不同 the file should end with entry " + state.text("seq") + " and link " + state.text("hash"));
            long last = anchors.isEmpty() ? 0 : anchors.get(anchors.size() - 1).number("root");
            need(state.number("anchors") == anchors.size() && state.number("root") == last, "state",
                    "锚定有缺失 there should be " + state.text("anchors") + " anchors, the last in root " + state.text("root"));
        }
    }

    void signed(Json what, byte[] text) {
        used.add(what.text("key"));
        String key = signers.get(what.text("key"));
        need(key != null && Sm2.verifies(key, text, what.text("signature")), what.path,
                "签名无效或缺少公钥 is not signed by key " + what.text("key") + ", or that is not among the signers");
    }

    // ------------------------------------------------------------------------------------ what is given beside it

    void beside(String option, Deque<String> args) throws IOException {
        switch (option) {
            case "--head" -> head(args.remove().replaceAll("\\s", ""));
            case "--file" -> file(args.remove());
            case "--field" -> field(args.remove(), args.remove(), args.remove(), args.remove());
            default -> throw new IllegalArgumentException(option);
        }
    }

    void head(String head) {
        Json entry = linkOf(head.length() < 16 ? "" : head, Long.MAX_VALUE);
        say(entry != null, "存证链头 head " + head, entry == null
                ? "不在本链上:有缺失或改动,或者属于别的办件 is no link of this chain: it was cut or altered, or is of another case"
                : "是第 " + entry.text("seq") + " 项 is the link of " + entry.path);
    }

    /** A print names the digest of its source. Whether its pages show that text is for eyes to say: it is printed. */
    void file(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(file));
        Matcher named = Pattern.compile("/SourceSM3\\s*\\(([0-9a-f]{64})\\)").matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        String source = named.find() ? named.group(1) : "", found = "";
        for (Json document : documents) {
            found += !sm3(utf8(document.get("source").source)).equals(source) ? "" : "载明由 " + document.path
                    + " 生成 names it as its source. 请逐字核对 compare its pages with:\n" + document.get("source").source;
        }
        for (Json entry : entries) {
            for (Json one : entry.list("content", "submitted", "files")) {
                found += !one.text("sm3").equals(sm3(bytes)) ? "" : "于 " + one.path + " 提交 was submitted: " + one.source;
            }
        }
        say(!found.isEmpty(), file, !found.isEmpty() ? found
                : "不是本案提交的文件或者文书 was not submitted in this case, and names no document of it");
    }

    void field(String seq, String pointer, String salt, String value) {
        boolean is = salt.matches("([0-9a-f]{2})+") && entries.stream().filter(entry -> entry.text("seq").equals(seq))
                .anyMatch(entry -> isDigest(entry.at("content", "submitted", "fields").text(pointer), salt, value));
        say(is, "第 " + seq + " 项 entry " + seq + " " + pointer,
                is ? "即为此值 had this value" : "不是此值,或盐值有误 had another value, or the salt is wrong");
    }

    int conclude(PrintStream out) {
        if (!faults.isEmpty()) {
            out.println("无效 NOT VALID\n  " + String.join("\n  ", faults));
            return 1;
        }
        for (Json entry : entries) {
            String told = entry.get("content") == null ? "  内部事项,仅有摘要 internal, by its digest only" : "";
            for (String member : List.of("action", "to", "what", "event", "kind", "number", "note")) {
                told += (entry.at("content").text(member).isEmpty() ? "" : "  ") + entry.at("content").text(member);
            }
            out.println("  " + entry.text("seq") + "  " + entry.text("at") + "  " + entry.text("kind") + told);
        }
        notes.forEach(out::println);
        out.println(!brought.isEmpty() ? "公钥与您另行取得的一致 the keys are among those that you brought"
                : "公钥来自本文件,请与其他来源核对 the keys are the file's own, compare them with another source: " + signers);
        out.println("有效 VALID: 办件 " + application + ", " + entries.size() + " 项 entries, " + documents.size() + " 份文书 documents, "
                + anchors.size() + " 次锚定 anchors");
        return 0;
    }

    /** The entry before that one whose link begins so. */
    Json linkOf(String head, long before) {
        return entries.stream().filter(entry -> !head.isEmpty() && entry.text("hash").startsWith(head))
                .filter(entry -> entry.number("seq") < before).findFirst().orElse(null);
    }

    void say(boolean belongs, String what, String how) { (belongs ? notes : faults).add(what + ": " + how); }

    boolean need(boolean holds, String path, String fault) {
        if (!holds) {
            faults.add(path + ": " + fault);
        }
        return holds;
    }

    /** Whether it is an object with exactly these members, each of that form: nothing stands here that nothing covers. */
    boolean shape(Json object, String... membersAndForms) {
        Map<String, String> forms = new TreeMap<>();
        for (int i = 0; i < membersAndForms.length; i += 2) {
            forms.put(membersAndForms[i], membersAndForms[i + 1]);
        }
        boolean whole = need(object.members.keySet().equals(forms.keySet()), object.path,
                "成员应为 should have the members " + forms.keySet() + ", not " + object.members.keySet());
        for (String member : whole ? forms.keySet() : Set.<String>of()) {
            Json value = object.get(member);
            whole &= need(value.source.matches(forms.get(member)), value.path, "格式不符 should be of the form " + forms.get(member));
        }
        return whole;
    }

    static boolean isDigest(String digest, String salt, String value) { return digest.equals(sm3(hex(salt), utf8(value))); }
    static byte[] lines(String... lines) { return utf8(String.join("\n", lines) + "\n"); }
    static byte[] utf8(String text) { return text.getBytes(StandardCharsets.UTF_8); }
    static byte[] hex(String digits) { return HexFormat.of().parseHex(digits); }
    static String sm3(byte[]... parts) { return HexFormat.of().formatHex(Sm3.digest(parts)); }

    // ---------------------------------------------------------------------------- JSON, SM3, SM2: nothing but the JDK

    /** A value with its own text; text is that of a string, or the digits of a number; what it is not is empty. */
    record Json(String path, String source, String text, Map<String, Json> members, List<Json> elements) {
        static final Json NOTHING = new Json("", "", "", Map.of(), List.of());

        Json get(String member) { return members.get(member); }

        Json at(String... way) {
            Json at = this;
            for (String member : way) {
                at = at.members.getOrDefault(member, NOTHING);
            }
            return at;
        }

        String text(String member) { return at(member).text; }
        long number(String member) { return text(member).matches("\\d{1,16}") ? Long.parseLong(text(member)) : -1; }
        List<Json> list(String... way) { return at(way).elements; }
    }

    static final class Malformed extends RuntimeException {
        Malformed(String path, int at, String what) { super(path + ": 第 " + at + " 字符 character " + at + ": " + what); }
    }

    /** Reads the one exact form only (RFC 8785 with whole numbers), so that the text of a part is what was hashed. */
    static final class Reader {
        static final Pattern WORD = Pattern.compile("true|false|null|0|-?[1-9]\\d{0,15}");
        static final String SHORT_ESCAPES = "\"\\\b\f\n\r\t", LETTERS = "\"\\bfnrt";
        final String text;
        int at;

        Reader(byte[] bytes) {
            CharBuffer chars = CharBuffer.allocate(bytes.length);
            boolean wrong = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true).isError();
            text = chars.flip().toString();
            at = text.length();
            check(!wrong, "file", "不是 UTF-8 is not UTF-8");
            at = 0;
        }

        Json file() {
            Json file = value("");
            check(at == text.length(), "file", "文件应到此为止 the file should end here");
            return file;
        }

        Json value(String path) {
            int from = at;
            char c = peek();
            if (c == '"') {
                String string = string(path);
                return new Json(path, text.substring(from, at), string, Map.of(), List.of());
            }
            if (c != '{' && c != '[') {
                Matcher word = WORD.matcher(text).region(at, text.length());
                check(word.lookingAt(), path, "应为 JSON 值 should be a JSON value");
                at = word.end();
                return new Json(path, word.group(), word.group(), Map.of(), List.of());
            }
            check(path.length() < 2_000, path, "嵌套过深 is nested too deep");
            Map<String, Json> members = new LinkedHashMap<>();
            List<Json> elements = new ArrayList<>();
            String close = c == '{' ? "}" : "]", last = null;
            at++;
            for (boolean first = true; !text.startsWith(close, at); first = false) {
                check(first || take(","), path, "应为 should be , or " + close);
                if (c == '[') {
                    elements.add(value(path + "[" + elements.size() + "]"));
                } else {
                    String name = string(path);
                    check(take(":") && (last == null || name.compareTo(last) > 0), path, "成员未按顺序 members are not in order");
                    members.put(name, value(path.isEmpty() ? name : path + "." + name));
                    last = name;
                }
            }
            at++;
            return new Json(path.isEmpty() ? "file" : path, text.substring(from, at), "", members, elements);
        }

        String string(String path) {
            check(take("\""), path, "应为字符串 should be a string");
            StringBuilder out = new StringBuilder();
            while (peek() != '"') {
                char c = peek();
                check(c >= ' ', path, "控制字符或文件中断 a bare control character, or the file ends");
                at++;
                if (c == '\\') {
                    int letter = LETTERS.indexOf(peek());
                    String code = text.substring(at, Math.min(at + 5, text.length()));
                    check(letter >= 0 || code.matches("u00[01][0-9a-f]"), path, "转义有误 should not be escaped so");
                    c = letter >= 0 ? SHORT_ESCAPES.charAt(letter) : (char) Integer.parseInt(code.substring(1), 16);
                    check(letter >= 0 || SHORT_ESCAPES.indexOf(c) < 0, path, "转义有误 should be escaped shorter");
                    at += letter >= 0 ? 1 : 5;
                }
                out.append(c);
            }
            at++;
            return out.toString();
        }

        char peek() { return at < text.length() ? text.charAt(at) : '\0'; }

        boolean take(String expected) {
            boolean there = text.startsWith(expected, at);
            at += there ? expected.length() : 0;
            return there;
        }

        void check(boolean holds, String path, String what) {
            if (!holds) {
                throw new Malformed(path.isEmpty() ? "file" : path, at, what);
            }
        }
    }

    /** GB/T 32905. */
    static final class Sm3 {
        static byte[] digest(byte[]... parts) {
            int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
            ByteBuffer padded = ByteBuffer.allocate((length + 9 + 63) / 64 * 64);
            Arrays.stream(parts).forEach(padded::put);
            padded.put((byte) 0x80).putLong(padded.capacity() - 8, length * 8L).rewind();
            int[] v = {0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e};
            for (int[] w = new int[68]; padded.hasRemaining(); ) {
                for (int j = 0; j < 68; j++) {
                    int x = j < 16 ? padded.getInt() : w[j - 16] ^ w[j - 9] ^ left(w[j - 3], 15);
                    w[j] = j < 16 ? x : x ^ left(x, 15) ^ left(x, 23) ^ left(w[j - 13], 7) ^ w[j - 6];
                }
                int a = v[0], b = v[1], c = v[2], d = v[3], e = v[4], f = v[5], g = v[6], h = v[7];
                for (int j = 0; j < 64; j++) {
                    int s = left(left(a, 12) + e + left(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32), 7);
                    int t = (j < 16 ? a ^ b ^ c : a & b | a & c | b & c) + d + (s ^ left(a, 12)) + (w[j] ^ w[j + 4]);
                    int u = (j < 16 ? e ^ f ^ g : e & f | ~e & g) + h + s + w[j];
                    d = c; c = left(b, 9); b = a; a = t;
                    h = g; g = left(f, 19); f = e; e = u ^ left(u, 9) ^ left(u, 17);
                }
                int[] made = {a, b, c, d, e, f, g, h};
                Arrays.setAll(v, i -> v[i] ^ made[i]);
            }
            ByteBuffer out = ByteBuffer.allocate(32);
            Arrays.stream(v).forEach(out::putInt);
            return out.array();
        }

        static int left(int x, int by) { return Integer.rotateLeft(x, by); }
    }

    /** Verification of GB/T 32918.2 on the curve of GB/T 32918.5, with the usual signer id. Points are {X, Y, Z} (Jacobian). */
    static final class Sm2 {
        static final BigInteger P = big("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff");
        static final BigInteger N = big("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");
        static final String A = "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc";
        static final String B = "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93";
        static final String G = "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"
                + "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0";
        static final BigInteger[] NOWHERE = {BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO};

        static boolean verifies(String key, byte[] text, String signature) {
            BigInteger[] g = point(G), q = point(key), both = add(g, q), sum = NOWHERE;
            BigInteger r = big(signature.substring(0, 64)), s = big(signature.substring(64)), t = r.add(s).mod(N);
            BigInteger curve = q[0].pow(3).add(big(A).multiply(q[0])).add(big(B));
            boolean sound = q[1].pow(2).subtract(curve).mod(P).signum() == 0 && q[0].max(q[1]).compareTo(P) < 0
                    && r.min(s).min(t).signum() > 0 && r.max(s).compareTo(N) < 0;
            byte[] signer = Sm3.digest(new byte[] {0, (byte) 128}, utf8("1234567812345678"), hex(A + B + G + key));
            BigInteger e = new BigInteger(1, Sm3.digest(signer, text));
            for (int bit = 255; bit >= 0; bit--) { // sG + tQ
                sum = add(sum, sum);
                sum = add(sum, s.testBit(bit) ? t.testBit(bit) ? both : g : t.testBit(bit) ? q : NOWHERE);
            }
            return sound && sum[2].signum() > 0 && e.add(times(sum[0], times(sum[2], sum[2]).modInverse(P))).mod(N).equals(r);
        }

        static BigInteger[] add(BigInteger[] a, BigInteger[] b) {
            if (a[2].signum() == 0 || b[2].signum() == 0) {
                return a[2].signum() == 0 ? b : a;
            }
            BigInteger aa = times(a[2], a[2]), bb = times(b[2], b[2]), u = times(a[0], bb), s = times(a[1], times(bb, b[2]));
            BigInteger h = times(b[0], aa).subtract(u).mod(P), r = times(b[1], times(aa, a[2])).subtract(s).mod(P), z = times(a[2], b[2]);
            if (h.signum() == 0 && r.signum() != 0) {
                return NOWHERE;
            }
            if (h.signum() == 0) { // the same point: its tangent, on a curve with a = -3
                h = a[1].shiftLeft(1);
                r = times(BigInteger.valueOf(3), a[0].subtract(aa).multiply(a[0].add(aa)));
                BigInteger w = times(a[0], times(h, h)), x = r.multiply(r).subtract(w.shiftLeft(1)).mod(P);
                return new BigInteger[] {x, r.multiply(w.subtract(x)).subtract(a[1].multiply(h.pow(3))).mod(P), times(h, a[2])};
            }
            BigInteger hh = times(h, h), w = times(u, hh), x = r.multiply(r).subtract(h.multiply(hh)).subtract(w.shiftLeft(1)).mod(P);
            return new BigInteger[] {x, r.multiply(w.subtract(x)).subtract(s.multiply(h).multiply(hh)).mod(P), times(h, z)};
        }

        static BigInteger times(BigInteger a, BigInteger b) { return a.multiply(b).mod(P); }

        static BigInteger[] point(String key) {
            return new BigInteger[] {big(key.substring(0, 64)), big(key.substring(64)), BigInteger.ONE};
        }

        static BigInteger big(String digits) { return new BigInteger(digits, 16); }
    }
}
