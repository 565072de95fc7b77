package org.swarmglass.app.profile.literal;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A place in a text of JavaScript that moves over what has no meaning of its own: blanks, comments, quotes, code. */
final class Scanner {
    static final char END = '\0';

    private final String text;
    private final int[] lineStarts;
    private int at;

    Scanner(String text) {
        this.text = text;
        lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    boolean ended() {
        return at >= text.length();
    }

    void skip() {
        at = Math.min(text.length(), at + 1);
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    String since(int position) {
        return text.substring(position, at);
    }

    int line() {
        return lineOf(at);
    }

    int lineOf(int position) {
        int found = Arrays.binarySearch(lineStarts, position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Blanks and comments; true if a line ended in them. */
    boolean skipBlanks() {
        int before = line();
        while (!ended()) {
            if (Character.isWhitespace(peek()) || peek() == '\uFEFF') {
                skip();
            } else if (peek() == '/' && peek(1) == '/') {
                jump(text.indexOf('\n', at), 0);
            } else if (peek() == '/' && peek(1) == '*') {
                jump(text.indexOf("*/", at + 2), 2);
            } else {
                break;
            }
        }
        return line() != before;
    }

    private void jump(int target, int past) {
        at = target < 0 ? text.length() : target + past;
    }

    boolean atQuote() {
        return peek() == '"' || peek() == '\'' || peek() == '`';
    }

    boolean atWord() {
        return Character.isJavaIdentifierStart(peek()) && peek() != END;
    }

    String word() {
        int start = at;
        while (!ended() && Character.isJavaIdentifierPart(peek()) && peek() != END) {
            skip();
        }
        return since(start);
    }

    /** The text between the quotes here, escapes resolved. A quote that is not closed ends with its line. */
    String quoted() {
        char quote = peek();
        StringBuilder value = new StringBuilder();
        skip();
        while (!ended() && peek() != quote && (quote == '`' || peek() != '\n')) {
            if (peek() == '\\') {
                skip();
                value.append(escaped());
            } else {
                value.append(peek());
            }
            skip();
        }
        if (peek() == quote) {
            skip();
        }
        return value.toString();
    }

    private String escaped() {
        switch (peek()) {
            case 'n', 'r', 't', 'b', 'f' -> {
                return " ";
            }
            case '\n' -> {
                return "";
            }
            case 'u' -> {
                String hex = text.substring(Math.min(text.length(), at + 1), Math.min(text.length(), at + 5));
                if (hex.matches("[0-9A-Fa-f]{4}")) {
                    at += 4;
                    return String.valueOf((char) Integer.parseInt(hex, 16));
                }
                return "u";
            }
            default -> {
                return String.valueOf(peek());
            }
        }
    }

    /** Code up to the comma or bracket that ends it; brackets inside are passed in pairs. */
    void skipCode() {
        int depth = 0;
        while (!ended()) {
            char c = peek();
            if (depth == 0 && (c == ',' || c == '}' || c == ']' || c == ')' || c == ';')) {
                return;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (atQuote()) {
                quoted();
            } else if (c == '/' && (peek(1) == '/' || peek(1) == '*')) {
                skipBlanks();
            } else {
                skip();
            }
        }
    }
}
