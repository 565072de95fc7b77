package org.swarmglass.app.profile.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.swarmglass.app.profile.literal.Literal.Member;

/**
 * Reads the object literals of a text: JSON with comments, trailing commas and bare keys, and what JavaScript and
 * TypeScript add. Functions, calls and variables become {@link Literal.Code}. Never fails: what breaks the rules is read
 * as it was most likely meant and told as a {@link Flaw}.
 */
public final class LiteralReader {
    private static final int DEEPEST = 60;
    private static final Set<String> PREFIXES = Set.of("async", "get", "set", "static");

    private final Scanner scanner;
    private final List<Flaw> flaws = new ArrayList<>();
    private int depth;

    public LiteralReader(String text) {
        scanner = new Scanner(text);
    }

    /** The objects that are inside no other, in order; code between them is passed over. */
    public List<Literal.Members> read() {
        List<Literal.Members> found = new ArrayList<>();
        while (!scanner.ended()) {
            scanner.skipBlanks();
            if (scanner.peek() == '{' && beginsAnObject()) {
                found.add(members());
            } else if (scanner.atQuote()) {
                scanner.quoted();
            } else {
                scanner.skip();
            }
        }
        return found;
    }

    /** What was wrong, in order; complete after {@link #read}. */
    public List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** Outside of an object a brace mostly begins a block of code. */
    private boolean beginsAnObject() {
        int start = scanner.position();
        scanner.skip();
        scanner.skipBlanks();
        boolean spread = scanner.peek() == '.';
        boolean key = scanner.atQuote() || scanner.atWord();
        if (scanner.atQuote()) {
            scanner.quoted();
        } else {
            scanner.word();
        }
        scanner.skipBlanks();
        boolean object = spread || key && (scanner.peek() == ':' || scanner.peek() == ',');
        scanner.back(start);
        return object;
    }

    private Literal.Members members() {
        int start = scanner.position();
        int line = scanner.line();
        List<Member> members = new ArrayList<>();
        scanner.skip();
        depth++;
        for (scanner.skipBlanks(); !closed('}', start); scanner.skipBlanks()) {
            if (scanner.peek() == ',') {
                scanner.skip();
            } else {
                members.add(member());
            }
        }
        depth--;
        return new Literal.Members(line, members);
    }

    private Literal.Items items() {
        int start = scanner.position();
        int line = scanner.line();
        List<Literal> items = new ArrayList<>();
        scanner.skip();
        depth++;
        for (scanner.skipBlanks(); !closed(']', start); scanner.skipBlanks()) {
            if (scanner.peek() == ',') {
                scanner.skip();
            } else {
                items.add(value());
            }
        }
        depth--;
        return new Literal.Items(line, items);
    }

    /** True at the end of what was opened; another bracket is left for whom it may close. */
    private boolean closed(char bracket, int start) {
        char c = scanner.peek();
        if (c == bracket) {
            scanner.skip();
            return true;
        }
        boolean other = c == '}' || c == ']' || c == ')' || c == ';';
        if (other || scanner.ended()) {
            flaw(
                    scanner.line(),
                    "The " + (bracket == '}' ? "{" : "[") + " of line " + scanner.lineOf(start) + " is not closed"
                            + (other ? " before this " + c : ""),
                    "Put a " + bracket + " where it ends, or paste the rest");
        }
        return other || scanner.ended();
    }

    private Member member() {
        int line = scanner.line();
        int start = scanner.position();
        String key = key();
        scanner.skipBlanks();
        char c = scanner.peek();
        if (key.equals("...") || c == '(') {
            scanner.skipCode();
            return new Member(line, key, new Literal.Code(line, scanner.since(start)));
        }
        if (c == ',' || c == '}') {
            return new Member(line, key, new Literal.Code(line, key));
        }
        if (c == ':' || c == '=') {
            scanner.skip();
        }
        if (c != ':') {
            flaw(line, "A colon is missing after " + key, "Write " + key + ": and the value");
        }
        scanner.skipBlanks();
        return new Member(line, key, value());
    }

    private String key() {
        if (scanner.atQuote()) {
            return scanner.quoted();
        }
        if (scanner.peek() == '.') {
            return "...";
        }
        int start = scanner.position();
        if (scanner.peek() == '[') {
            scanner.skip();
            scanner.skipCode();
            scanner.skip();
            return scanner.since(start);
        }
        String word = scanner.word();
        scanner.skipBlanks();
        if (PREFIXES.contains(word) && scanner.atWord()) {
            return scanner.word();
        }
        if (word.isEmpty()) {
            // Something that begins no key, a number or a stray sign: passed over so that the reading goes on.
            scanner.skip();
            return scanner.since(start);
        }
        return word;
    }

    private Literal value() {
        int start = scanner.position();
        int line = scanner.line();
        char c = scanner.peek();
        Literal value;
        if (c == '{' && depth < DEEPEST) {
            value = members();
        } else if (c == '[' && depth < DEEPEST) {
            value = items();
        } else if (c == '`' || !scanner.atQuote()) {
            return plain(start, line);
        } else {
            value = new Literal.Text(line, scanner.quoted());
            String written = scanner.since(start);
            if (written.length() == 1 || written.charAt(written.length() - 1) != c) {
                flaw(line, "A quote is not closed in this line", "Put a " + c + " at the end of the text");
            }
        }
        return settled(value, start);
    }

    /** A number, a word of the language, a template without holes, or code. */
    private Literal plain(int start, int line) {
        if (scanner.peek() == '`') {
            String text = scanner.quoted();
            return text.contains("${") ? code(start, line) : settled(new Literal.Text(line, text), start);
        }
        while (Character.isLetterOrDigit(scanner.peek()) || "_$+-.".indexOf(scanner.peek()) >= 0) {
            scanner.skip();
        }
        String word = scanner.since(start);
        if (word.matches("[+-]?[0-9][0-9_]*(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            return settled(new Literal.Digits(line, word.replace("_", "")), start);
        }
        return switch (word) {
            case "true", "True" -> settled(new Literal.Flag(line, true), start);
            case "false", "False" -> settled(new Literal.Flag(line, false), start);
            case "null", "undefined", "None" -> settled(new Literal.Nothing(line), start);
            default -> code(start, line);
        };
    }

    /** A value that something follows is either part of an expression or lacks its comma. */
    private Literal settled(Literal value, int start) {
        int end = scanner.position();
        boolean otherLine = scanner.skipBlanks();
        char c = scanner.peek();
        if (scanner.ended() || ",}])".indexOf(c) >= 0) {
            return value;
        }
        if (scanner.atQuote() || otherLine && scanner.atWord() || c == '{') {
            flaw(scanner.lineOf(end), "A comma is missing at the end of this line", "Put one there");
            return value;
        }
        int word = scanner.position();
        boolean typed = Set.of("as", "satisfies").contains(scanner.word());
        scanner.back(word);
        if (typed) {
            scanner.skipCode();
            return value;
        }
        return code(start, value.line());
    }

    private Literal code(int start, int line) {
        int reached = scanner.position();
        scanner.skipCode();
        if (scanner.position() == reached && reached == start) {
            scanner.skip(); // a bracket nobody opened: the reading must move on
        }
        return new Literal.Code(line, scanner.since(start).strip());
    }

    private void flaw(int line, String what, String cure) {
        Flaw flaw = new Flaw(line, what, cure);
        if (!flaws.contains(flaw)) {
            flaws.add(flaw);
        }
    }
}
