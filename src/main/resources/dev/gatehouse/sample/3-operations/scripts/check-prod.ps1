# The core checks of prod: is this checkout the one that serves, and has it what it needs?
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

function RoleIsProd {
    $file = Join-Path $Root '.workspace-role'
    return (Test-Path -LiteralPath $file) -and ([System.IO.File]::ReadAllText($file) -cmatch 'prod')
}

function DocumentsAreThere {
    $folder = Join-Path (Join-Path $Root 'storage') 'documents'
    foreach ($file in @(FilesBelow $folder)) {
        if ((Size (Join-Path $folder $file)) -gt 0) { return $true }
    }
    return $false
}

Check 'this checkout is prod' { RoleIsProd }
Check 'the database is whole' { DatabaseIsWhole }
Check '.env names a port, a database and a secret' { EnvIsComplete }
Check "the pages ask this checkout's port" { PortIsThisCheckouts }
Check 'the documents are there' { DocumentsAreThere }
Verdict 'Core checks'
