# What the scripts in the folder above share; each reads this first. Windows PowerShell 5.1 and
# PowerShell 7. harbour.sh is its twin and prints the same lines.
$ErrorActionPreference = 'Stop'

$Root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
$Database = Join-Path (Join-Path $Root 'backend') 'app.db'
$Utf8 = New-Object System.Text.UTF8Encoding($false)
$Tally = @{ Checks = 0; Failed = 0; Skipped = 0 }

function Fail([string]$Why) {
    [Console]::Error.WriteLine($Why)
    exit 1
}

# Runs the test, which answers with true or false, and says how it went.
function Check([string]$Name, [scriptblock]$Test) {
    $Tally.Checks++
    if (& $Test) {
        Write-Host "ok    $Name"
    } else {
        $Tally.Failed++
        Write-Host "FAIL  $Name"
    }
}

function Skip([string]$Name, [string]$Reason) {
    $Tally.Skipped++
    Write-Host "skip  ${Name}: $Reason"
}

# The last line, and the exit code.
function Verdict([string]$What) {
    if ($Tally.Failed -gt 0) {
        Write-Host "$What failed: $($Tally.Failed) of $($Tally.Checks) checks"
        exit 1
    }
    if ($Tally.Skipped -gt 0) {
        Write-Host "$What passed: $($Tally.Checks) checks, $($Tally.Skipped) skipped"
    } else {
        Write-Host "$What passed: $($Tally.Checks) checks"
    }
}

# The SHA-256 of a file in upper-case hex, as manifests have it.
function Digest([string]$File) {
    (Get-FileHash -Algorithm SHA256 -LiteralPath $File).Hash.ToUpperInvariant()
}

function Size([string]$File) {
    (New-Object System.IO.FileInfo($File)).Length
}

# A file's path relative to a folder, with '/'.
function Relative([string]$Folder, [string]$File) {
    $File.Substring($Folder.Length).TrimStart('\', '/').Replace('\', '/')
}

# Every file below a folder with its path relative to it, in the order of the paths' characters.
function FilesBelow([string]$Folder) {
    $found = @()
    if (Test-Path -LiteralPath $Folder) {
        $found = @(Get-ChildItem -LiteralPath $Folder -Recurse -File -Force |
            Where-Object { -not ($_.Attributes -band [System.IO.FileAttributes]::ReparsePoint) } |
            ForEach-Object { Relative $Folder $_.FullName })
    }
    $sorted = [string[]]$found
    [Array]::Sort($sorted, [StringComparer]::Ordinal)
    $sorted
}

# The value of a key in .env, empty where there is none.
function EnvValue([string]$Key) {
    $file = Join-Path $Root '.env'
    if (Test-Path -LiteralPath $file) {
        foreach ($line in [System.IO.File]::ReadAllLines($file)) {
            if ($line.StartsWith("$Key=")) {
                return $line.Substring($Key.Length + 1)
            }
        }
    }
    return ''
}

# Every .env file at the root and one level below, relative to the root. -Force, because names that
# begin with a dot are hidden on Linux and macOS.
function EnvFiles {
    $folders = @($Root) + @(Get-ChildItem -LiteralPath $Root -Directory |
        Sort-Object -Property Name | ForEach-Object { $_.FullName })
    foreach ($folder in $folders) {
        Get-ChildItem -LiteralPath $folder -File -Force -Filter '.env*' |
            Sort-Object -Property Name | ForEach-Object { Relative $Root $_.FullName }
    }
}

# A database file is whole only while no journal with pages in it lies beside it.
function DatabaseIsWhole {
    if (-not (Test-Path -LiteralPath $Database)) { return $false }
    $start = New-Object byte[] 15
    $stream = [System.IO.File]::OpenRead($Database)
    try { $null = $stream.Read($start, 0, 15) } finally { $stream.Dispose() }
    if ([System.Text.Encoding]::ASCII.GetString($start) -ne 'SQLite format 3') { return $false }
    foreach ($journal in "$Database-wal", "$Database-journal") {
        if ((Test-Path -LiteralPath $journal) -and (Size $journal) -gt 0) { return $false }
    }
    return $true
}

function EnvIsComplete {
    foreach ($key in 'PORT', 'DATABASE_URL', 'SECRET_KEY') {
        if (-not (EnvValue $key)) { return $false }
    }
    return $true
}

# The port that the pages ask is the port of this checkout's server.
function PortIsThisCheckouts {
    $text = [System.IO.File]::ReadAllText((Join-Path (Join-Path $Root 'frontend') 'config.js'))
    return ($text -match '(?m)^  port: ([0-9]+),\r?$') -and ($Matches[1] -eq (EnvValue 'PORT'))
}

# Every script and style sheet that the page asks for is there.
function AssetsAreThere {
    $frontend = Join-Path $Root 'frontend'
    $page = [System.IO.File]::ReadAllText((Join-Path $frontend 'index.html'))
    foreach ($asset in [regex]::Matches($page, '(?:src|href)="([^"]*)"')) {
        if (-not (Test-Path -LiteralPath (Join-Path $frontend $asset.Groups[1].Value))) { return $false }
    }
    return $true
}

# The commit that is checked out, read without git; empty where it cannot be told.
function HeadCommit {
    $git = Join-Path $Root '.git'
    $file = Join-Path $git 'HEAD'
    if (-not (Test-Path -LiteralPath $file)) { return '' }
    $head = [System.IO.File]::ReadAllText($file).Trim()
    if (-not $head.StartsWith('ref: ')) { return $head }
    $ref = $head.Substring(5)
    if (Test-Path -LiteralPath (Join-Path $git $ref)) {
        return [System.IO.File]::ReadAllText((Join-Path $git $ref)).Trim()
    }
    $packed = Join-Path $git 'packed-refs'
    if (Test-Path -LiteralPath $packed) {
        foreach ($line in [System.IO.File]::ReadAllLines($packed)) {
            if ($line.EndsWith(" $ref")) { return $line.Split(' ')[0] }
        }
    }
    return ''
}

# Only the owner may read what lies here; on Windows the profile's own rights do that.
function OwnerOnly([string]$Folder) {
    if ([System.IO.Path]::DirectorySeparatorChar -eq '/') {
        & chmod -R go-rwx $Folder
    }
}
