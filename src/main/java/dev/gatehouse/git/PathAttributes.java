package dev.gatehouse.git;

import dev.gatehouse.git.Conversion.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.CoreConfig;
import org.eclipse.jgit.lib.CoreConfig.AutoCRLF;
import org.eclipse.jgit.lib.CoreConfig.EOL;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.WorkingTreeOptions;
import org.eclipse.jgit.util.SystemReader;

/**
 * What the {@code .gitattributes} files of a checkout say about a path, with the precedence that
 * gitattributes(5) gives them. The path need not exist. One object serves one look at the checkout:
 * it remembers the files it has read.
 */
final class PathAttributes {
  private static final String FILE = ".gitattributes";
  private static final String MACRO = "[attr]";

  private final Repository repository;
  private final WorkTree tree;
  private final DirCache index;
  private final WorkingTreeOptions options;
  private final Map<String, List<AttributesRule>> folders = new HashMap<>();
  private final Map<String, List<Attribute>> macros = new HashMap<>();
  private final Map<String, Boolean> realFolders = new HashMap<>();
  private final Map<String, Boolean> filtering = new HashMap<>();
  private final List<AttributesRule> global;
  private final List<AttributesRule> info;

  PathAttributes(Repository repository, WorkTree tree, DirCache index) throws IOException {
    this.repository = repository;
    this.tree = tree;
    this.index = index;
    this.options = repository.getConfig().get(WorkingTreeOptions.KEY);
    macros.put("binary", new AttributesRule("x", "-diff -merge -text").getAttributes());
    this.global = globalRules();
    var root = inFolder("");
    this.info =
        read(repository.getCommonDirectory().toPath().resolve("info").resolve("attributes"));
    for (var rules : List.of(global, root, info)) {
      rules.stream()
          .filter(rule -> rule.getPattern().startsWith(MACRO))
          .forEach(
              rule ->
                  macros.put(
                      rule.getPattern().substring(MACRO.length()).strip(), rule.getAttributes()));
    }
  }

  /** Whether any of these files can give a path in {@code folder} an external filter. */
  boolean mayFilterIn(String folder) throws IOException {
    var known = filtering.get(folder);
    if (known == null) {
      known =
          mentionsFilter(inFolder(folder))
              || (folder.isEmpty()
                  ? mentionsFilter(global) || mentionsFilter(info)
                  : mayFilterIn(parent(folder)));
      filtering.put(folder, known);
    }
    return known;
  }

  private boolean mentionsFilter(List<AttributesRule> rules) {
    // Most folders have no rules, and there are many of them.
    return !rules.isEmpty()
        && rules.stream()
            .flatMap(rule -> rule.getAttributes().stream())
            .anyMatch(
                one ->
                    one.getKey().equals("filter")
                        || macros.getOrDefault(one.getKey(), List.of()).stream()
                            .anyMatch(inner -> inner.getKey().equals("filter")));
  }

  /** The external filter's name, or the unknown encoding's, where the attributes name one. */
  Optional<String> filter(String path) throws IOException {
    var all = of(path);
    var name = value(all, "filter");
    if (name.isPresent()) {
      return name;
    }
    return value(all, "working-tree-encoding").filter(code -> charset(code).isEmpty());
  }

  Conversion conversion(String path) throws IOException {
    var all = of(path);
    var encoding = value(all, "working-tree-encoding").flatMap(PathAttributes::charset);
    return new Conversion(lines(all), state(all, "ident") == Attribute.State.SET, encoding);
  }

  private Lines lines(Map<String, Attribute> all) {
    // Before it was called text, the attribute was called crlf.
    var key = speaksOfText(all) ? "text" : "crlf";
    if (state(all, key) == Attribute.State.UNSET) {
      return Lines.AS_THEY_ARE;
    }
    var value = value(all, key).orElse("");
    boolean auto = value.equals("auto");
    var eol = value(all, "eol");
    if (eol.isPresent() && (eol.get().equals("lf") || eol.get().equals("crlf"))) {
      return of(auto, eol.get().equals("crlf"));
    }
    if (value.equals("input")) {
      return Lines.TEXT_LF;
    }
    if (auto || state(all, key) == Attribute.State.SET) {
      return of(auto, nativeCrlf());
    }
    return switch (options.getAutoCRLF()) {
      case FALSE -> Lines.AS_THEY_ARE;
      case TRUE -> Lines.AUTO_CRLF;
      case INPUT -> Lines.AUTO_LF;
    };
  }

  private static Lines of(boolean auto, boolean crlf) {
    if (auto) {
      return crlf ? Lines.AUTO_CRLF : Lines.AUTO_LF;
    }
    return crlf ? Lines.TEXT_CRLF : Lines.TEXT_LF;
  }

  private boolean nativeCrlf() {
    if (options.getAutoCRLF() != AutoCRLF.FALSE) {
      return options.getAutoCRLF() == AutoCRLF.TRUE;
    }
    return options.getEOL() == EOL.CRLF
        || (options.getEOL() == EOL.NATIVE && SystemReader.getInstance().isWindows());
  }

  private static Optional<String> value(Map<String, Attribute> all, String key) {
    var one = all.get(key);
    return one != null && one.getState() == Attribute.State.CUSTOM
        ? Optional.ofNullable(one.getValue())
        : Optional.empty();
  }

  private static boolean speaksOfText(Map<String, Attribute> all) {
    return switch (state(all, "text")) {
      case SET, UNSET -> true;
      case UNSPECIFIED -> false;
      case CUSTOM -> List.of("auto", "input").contains(value(all, "text").orElse(""));
    };
  }

  private static Attribute.State state(Map<String, Attribute> all, String key) {
    var one = all.get(key);
    return one == null ? Attribute.State.UNSPECIFIED : one.getState();
  }

  private static Optional<Charset> charset(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    // Java's own names that write a byte order mark, as git does for these.
    var java = upper.equals("UTF-16LE-BOM") ? "x-UTF-16LE-BOM" : upper;
    try {
      return Optional.of(Charset.forName(java)).filter(one -> !one.equals(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The attributes of a path, the strongest statement of each. */
  private Map<String, Attribute> of(String path) throws IOException {
    var found = new HashMap<String, Attribute>();
    take(info, path, found);
    for (var folder = parent(path); ; folder = parent(folder)) {
      take(inFolder(folder), folder.isEmpty() ? path : path.substring(folder.length() + 1), found);
      if (folder.isEmpty()) {
        break;
      }
    }
    take(global, path, found);
    return found;
  }

  private void take(List<AttributesRule> rules, String path, Map<String, Attribute> found) {
    for (var rule : rules.reversed()) {
      if (!rule.getPattern().startsWith(MACRO) && rule.isMatch(path, false)) {
        rule.getAttributes().reversed().forEach(one -> take(one, found));
      }
    }
  }

  private void take(Attribute one, Map<String, Attribute> found) {
    if (found.putIfAbsent(one.getKey(), one) == null
        && one.getState() == Attribute.State.SET
        && macros.containsKey(one.getKey())) {
      macros.getOrDefault(one.getKey(), List.of()).reversed().forEach(inner -> take(inner, found));
    }
  }

  private List<AttributesRule> inFolder(String folder) throws IOException {
    var known = folders.get(folder);
    if (known != null) {
      return known;
    }
    var path = folder.isEmpty() ? FILE : folder + "/" + FILE;
    var file = lies(path) ? tree.find(path, realFolders) : Optional.<WorkTree.Found>empty();
    List<AttributesRule> rules = List.of();
    if (file.isPresent() && file.get().kind() == WorkTree.Kind.FILE) {
      rules = read(file.get().file());
    } else if (file.isEmpty()) {
      var entry = index.getEntry(path);
      if (entry != null && (entry.getRawMode() & 0170000) == 0100000) {
        rules = parse(repository.open(entry.getObjectId()).getBytes());
      }
    }
    folders.put(folder, rules);
    return rules;
  }

  /** Most folders have none: an exception for each of them would take longer than all the rest. */
  private boolean lies(String path) {
    return Files.exists(tree.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  private List<AttributesRule> globalRules() throws IOException {
    var configured = repository.getConfig().get(CoreConfig.KEY).getAttributesFile();
    if (configured != null) {
      return read(UserFiles.resolve(repository, configured));
    }
    return read(UserFiles.gitFolder(repository).resolve("attributes"));
  }

  private static List<AttributesRule> read(Path file) throws IOException {
    return Files.isRegularFile(file) ? parse(Files.readAllBytes(file)) : List.of();
  }

  private static List<AttributesRule> parse(byte[] bytes) throws IOException {
    var node = new AttributesNode();
    node.parse(new ByteArrayInputStream(bytes));
    return new ArrayList<>(node.getRules());
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
