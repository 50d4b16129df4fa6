import { Role } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { describeEnum } from '../graphql/enums.ts'

export const RoleEnum = builder.enumType(Role, describeEnum('Role'))
