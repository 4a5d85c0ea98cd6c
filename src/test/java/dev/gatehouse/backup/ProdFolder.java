package dev.gatehouse.backup;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Progress;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.schema.SqliteFiles;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A prod with all that a backup takes along: a git checkout, a database, data and .env files. */
record ProdFolder(Path root) {
  static final Instant AT = Instant.parse("2026-01-05T20:30:00.512Z");

  static ProdFolder in(Path folder) throws IOException {
    var prod = new ProdFolder(folder.resolve("northwind"));
    prod.write(".gitignore", ".env\nstorage/\n*.db*\n");
    prod.write("app.py", "print('hello')\n");
    prod.write(".env", "SECRET_KEY=canary-1234\n");
    prod.write("backend/.env", "DATABASE_URL=sqlite:///app.db\n");
    prod.write("storage/media/a b.bin", "data");
    prod.write("storage/media/ü.txt", "");
    prod.write("storage/backups/system-old/manifest.csv", "old");
    SqliteFiles.execute(
        prod.database().file(),
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)",
        "INSERT INTO users VALUES (1, 'ada'), (2, 'bo')");
    GitCheckout.init(prod.root(), "First", Who.human("Ada")).close();
    return prod;
  }

  Sqlite database() {
    return new Sqlite(root.resolve("backend/app.db"));
  }

  BackupSource source() {
    return new BackupSource(
        root,
        Optional.of(database()),
        List.of("storage"),
        List.of(root.resolve("storage/backups")));
  }

  Path newBackup() {
    return root.resolve("storage/backups/system-20260105-203000");
  }

  Path backUp() throws IOException {
    return Backups.create(source(), newBackup(), AT, Progress.UNWATCHED, Cancellation.never());
  }

  Verified verify(Path backup) throws IOException {
    return BackupCheck.verify(
        backup, Optional.of(database()), Progress.UNWATCHED, Cancellation.never());
  }

  Path write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
