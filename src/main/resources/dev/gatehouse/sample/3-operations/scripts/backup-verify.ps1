# Copies what git does not hold (database, storage, .env files) into storage/backups, writes a manifest,
# restores the copy into scratch and compares every hash. Only the owner can read it.
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

if (-not (DatabaseIsWhole)) {
    Fail "$Database is no whole SQLite database: stop the services, then run this again"
}

$now = [DateTime]::UtcNow
$invariant = [System.Globalization.CultureInfo]::InvariantCulture
$at = $now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", $invariant)
$name = 'system-' + $now.ToString('yyyyMMdd-HHmmss', $invariant)
$backups = Join-Path (Join-Path $Root 'storage') 'backups'
$backup = Join-Path $backups $name
$again = 2
while (Test-Path -LiteralPath $backup) {
    $backup = Join-Path $backups "$name-$again"
    $again++
}
$null = New-Item -ItemType Directory -Force -Path $backup
OwnerOnly $backup
$restored = Join-Path (Join-Path (Join-Path $Root 'scratch') 'restore') "backup-check-$PID"
$complete = $false

# Both relative: the file to the root, the target to the backup.
function CopyIn([string]$File, [string]$Target) {
    $to = Join-Path $backup $Target
    $null = New-Item -ItemType Directory -Force -Path (Split-Path -Parent $to)
    Copy-Item -LiteralPath (Join-Path $Root $File) -Destination $to
}

function Listed([string]$Folder) {
    FilesBelow $Folder | Where-Object { $_ -cne 'manifest.csv' -and $_ -cne 'backup.json' }
}

function Json([string]$Text) {
    $Text.Replace('\', '\\').Replace('"', '\"')
}

try {
    $before = Digest $Database
    CopyIn 'backend/app.db' 'database/app.db'
    if ((Digest $Database) -ne $before -or -not (DatabaseIsWhole)) {
        throw 'The database changed while it was copied: stop the services, then run this again'
    }
    Write-Host "Database: backend/app.db, $(Size (Join-Path $backup 'database/app.db')) bytes"

    foreach ($folder in 'storage', 'config') {
        $null = New-Item -ItemType Directory -Force -Path (Join-Path $backup $folder)
    }
    foreach ($file in @(FilesBelow (Join-Path $Root 'storage') | Where-Object { -not $_.StartsWith('backups/') })) {
        CopyIn "storage/$file" "storage/$file"
    }
    Write-Host "Storage files: $(@(FilesBelow (Join-Path $backup 'storage')).Count)"

    foreach ($file in @(EnvFiles)) {
        CopyIn $file "config/$file"
    }
    Write-Host "Config files: $(@(FilesBelow (Join-Path $backup 'config')).Count)"

    $manifest = New-Object System.Text.StringBuilder
    $null = $manifest.Append("`"Path`",`"Hash`",`"Size`"`n")
    $hashes = @{}
    foreach ($file in @(Listed $backup)) {
        $hashes[$file] = Digest (Join-Path $backup $file)
        $quoted = $file.Replace('"', '""')
        $null = $manifest.Append("`"$quoted`",`"$($hashes[$file])`",`"$(Size (Join-Path $backup $file))`"`n")
    }
    [System.IO.File]::WriteAllText((Join-Path $backup 'manifest.csv'), $manifest.ToString(), $Utf8)

    $url = (EnvValue 'DATABASE_URL') -replace '://([^:/@]*):[^@]*@', '://$1@'
    $facts = '{"created_at":"' + $at + '","tool":"harbour backup-verify","repo_root":"' + (Json $Root) +
        '","prod_head":"' + (HeadCommit) + '","database_url":"' + (Json $url) +
        '","database_path":"backend/app.db","database_kind":"sqlite","roots":["storage"]}' + "`n"
    [System.IO.File]::WriteAllText((Join-Path $backup 'backup.json'), $facts, $Utf8)

    $null = New-Item -ItemType Directory -Force -Path $restored
    foreach ($file in @(FilesBelow $backup)) {
        $to = Join-Path $restored $file
        $null = New-Item -ItemType Directory -Force -Path (Split-Path -Parent $to)
        Copy-Item -LiteralPath (Join-Path $backup $file) -Destination $to
    }
    $named = @(Import-Csv -LiteralPath (Join-Path $backup 'manifest.csv') -Encoding UTF8)
    foreach ($row in $named) {
        $copy = Join-Path $restored $row.Path
        if (-not (Test-Path -LiteralPath $copy) -or (Digest $copy) -cne $row.Hash) {
            throw "$($row.Path) does not come back as it was"
        }
    }
    $files = @(Listed $restored).Count
    if ($files -ne $named.Count) {
        throw 'The restored copy and the manifest do not name the same files'
    }
    if ((Digest (Join-Path $restored 'database/app.db')) -ne $before) {
        throw "The restored database is not prod's"
    }
    Write-Host "Verified: $files files restored into scratch with the hashes of the manifest"
    OwnerOnly $backup
    $complete = $true
} catch {
    Fail $_.Exception.Message
} finally {
    # What is not complete and verified does not stay.
    if (Test-Path -LiteralPath $restored) { Remove-Item -LiteralPath $restored -Recurse -Force }
    if (-not $complete) { Remove-Item -LiteralPath $backup -Recurse -Force }
}
Write-Host "Backup complete: $backup"
