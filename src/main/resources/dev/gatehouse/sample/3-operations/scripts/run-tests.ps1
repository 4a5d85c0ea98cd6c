# run-tests.ps1 [-SkipE2E]: checks the sources, then runs the unit tests and, unless told not to, the
# test that starts the server. The last two need Python 3.8 and are skipped, and said so, without it.
param([switch]$SkipE2E)
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

$migrations = @(FilesBelow (Join-Path (Join-Path $Root 'backend') 'migrations') |
    Where-Object { $_ -match '^[^/]+\.sql$' })

function TextOf([string]$Path) {
    [System.IO.File]::ReadAllText((Join-Path $Root $Path))
}

# Migrations are numbered without a gap.
function MigrationsAreNumbered {
    for ($i = 0; $i -lt $migrations.Count; $i++) {
        if (-not $migrations[$i].StartsWith(('{0:d4}_' -f ($i + 1)))) { return $false }
    }
    return $true
}

# A migration may run twice: what it creates is guarded.
function MigrationsAreGuarded {
    foreach ($name in $migrations) {
        foreach ($line in (TextOf "backend/migrations/$name").Split("`n")) {
            if ($line.StartsWith('CREATE ') -and -not $line.Contains(' IF NOT EXISTS ')) { return $false }
        }
    }
    return $true
}

function NoConflictMarkers {
    $files = @(Get-ChildItem -LiteralPath (Join-Path $Root 'frontend') -File)
    foreach ($folder in 'backend', 'tests') {
        $files += @(Get-ChildItem -LiteralPath (Join-Path $Root $folder) -File -Filter '*.py')
    }
    foreach ($file in $files) {
        if ([System.IO.File]::ReadAllText($file.FullName) -match '(?m)^(<<<<<<<|>>>>>>>)') { return $false }
    }
    return $true
}

# importlib.metadata came with 3.8.
function FindPython {
    foreach ($candidate in 'python3', 'python', 'py') {
        if (Get-Command $candidate -CommandType Application -ErrorAction SilentlyContinue) {
            & $candidate -c 'import importlib.metadata' | Out-Null
            if ($LASTEXITCODE -eq 0) { return $candidate }
        }
    }
    return ''
}

function PythonTests([string[]]$Which) {
    Push-Location -LiteralPath $Root
    try {
        & $python -B -m tests @Which | ForEach-Object { Write-Host $_ }
        return $LASTEXITCODE -eq 0
    } finally {
        Pop-Location
    }
}

Check 'the page has all its scripts and styles' { AssetsAreThere }
Check 'migrations are numbered without a gap' { MigrationsAreNumbered }
Check 'what migrations create is guarded' { MigrationsAreGuarded }
Check 'no conflict markers are left' { NoConflictMarkers }

$python = FindPython
if (-not $python) {
    Skip 'unit tests' 'there is no Python 3.8 or newer'
} else {
    Check 'unit tests' { PythonTests @() }
}
if ($SkipE2E) {
    Skip 'end-to-end test' 'asked for'
} elseif (-not $python) {
    Skip 'end-to-end test' 'there is no Python 3.8 or newer'
} else {
    Check 'end-to-end test' { PythonTests @('e2e') }
}
Verdict 'Tests'
