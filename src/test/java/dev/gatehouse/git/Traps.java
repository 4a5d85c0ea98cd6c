package dev.gatehouse.git;

import static dev.gatehouse.git.Folder.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Everything by which a repository could have a program of its own started. */
public final class Traps {
  private static final List<String> HOOKS =
      List.of(
          "applypatch-msg",
          "commit-msg",
          "fsmonitor-watchman",
          "post-checkout",
          "post-commit",
          "post-index-change",
          "post-merge",
          "post-rewrite",
          "pre-auto-gc",
          "pre-commit",
          "pre-merge-commit",
          "pre-push",
          "prepare-commit-msg",
          "reference-transaction");

  private Traps() {}

  /** Sets them all; any that is sprung writes the marker, beside which the program lies. */
  public static void set(Path root, Path marker) throws IOException {
    var evil = marker.resolveSibling("evil.sh");
    Files.writeString(evil, "#!/bin/sh\necho \"$0 $*\" >> '" + marker + "'\ncat\n");
    evil.toFile().setExecutable(true);
    for (var hook : HOOKS) {
      Files.createDirectories(root.resolve(".git/hooks"));
      Files.copy(
          evil, root.resolve(".git/hooks").resolve(hook), StandardCopyOption.REPLACE_EXISTING);
      root.resolve(".git/hooks").resolve(hook).toFile().setExecutable(true);
    }
    var config = Files.readString(root.resolve(".git/config"));
    Files.writeString(
        root.resolve(".git/config"),
        config
            + """
            [core]
              fsmonitor = EVIL
              sshCommand = EVIL
              editor = EVIL
              pager = EVIL
              hooksPath = .git/hooks
            [filter "evil"]
              clean = EVIL clean
              smudge = EVIL smudge
              process = EVIL process
            [diff]
              external = EVIL
            [diff "evil"]
              command = EVIL
              textconv = EVIL
            [merge "evil"]
              driver = EVIL %O %A %B
            [commit]
              gpgSign = true
            [gpg]
              program = EVIL
            [gpg "ssh"]
              program = EVIL
            [tag]
              gpgSign = true
            [gc]
              auto = 1
            [credential]
              helper = EVIL
            [alias]
              status = !EVIL
            """
                .replace("EVIL", evil.toString()));
    write(root, ".gitattributes", "* filter=evil diff=evil merge=evil\n");
  }
}
